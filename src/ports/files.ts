/** Files that people are given: by signed link, or in their chat. */

export interface NamedFile {
  /** ASCII, with its ending. */
  readonly name: string;
  readonly type: string;
  readonly content: string | Buffer;
}

/** What is asked for, and by whom. It comes from outside: the maker judges what this person may see, each time. */
export interface FileRequest {
  /** Which kind of file. */
  readonly file: string;
  /** What it is about: a prompt, or what else the maker knows by this id. */
  readonly promptId: string;
  readonly memberId: string;
}

/** Makes one kind of file for one person; undefined when there is none, or when they may not see it (any more). */
export type FileMaker = (request: FileRequest) => Promise<NamedFile | undefined>;

/** By `file`. */
export type FileMakers = Readonly<Record<string, FileMaker>>;

/** Where a person has let the bot put a file, as their client says: from outside, not to be trusted. */
export interface UploadTarget {
  readonly uploadUrl: string;
  /** Where the file is to be opened afterwards. */
  readonly contentUrl: string;
  readonly name: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

/** expired: the permission is used up or too old. failed: it may work another time. */
export type UploadOutcome = 'uploaded' | 'not-allowed' | 'expired' | 'failed';

export interface FileUploads {
  /** One request; never throws. Nothing is sent to hosts that are not on the list. */
  upload(target: UploadTarget, file: NamedFile): Promise<UploadOutcome>;
}
