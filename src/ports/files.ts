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
