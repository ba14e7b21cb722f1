/**
 * Where it is kept who came to a meeting. Names lie as answers do, in the container of the level of their seat, so that a level that the
 * database has closed stays closed; what is said of the meeting as a whole lies beside it. Every write is over exactly what was read.
 */
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore, Stored, StoredDocument } from '../ports/document-store.ts';
import type { Prompt, Response } from '../prompts/domain.ts';
import { readLevels } from '../prompts/levels.ts';
import { responseContainer, type PromptStore } from '../prompts/store.ts';
import { changeDocument } from '../shared/change-document.ts';
import { networkLevels, type NetworkLevel } from '../shared/network-terms.ts';
import { mergeGuests, saysComing, withTicks, type Attendance, type AttendanceChange, type SavedBy } from './attendance.ts';
import { countedAs, stands, type Attended, type Meeting } from './domain.ts';

export const attendanceType = 'attendance';
const type = attendanceType;
const nobodyChanged: ReadonlyMap<string, boolean> = new Map();

/** One per meeting, in `prompts`. */
export interface MeetingDocument extends StoredDocument { readonly promptId: string; readonly guests: number; readonly saved: SavedBy; readonly confirmed?: SavedBy; readonly revision: number }
/** One per meeting and level, in the level's container. */
export interface LevelDocument extends StoredDocument {
  readonly promptId: string;
  /** Absent until somebody has saved it. */
  readonly present?: readonly string[];
  readonly formerly: number;
  /** Joined the meeting online, as Teams has told. */
  readonly joined?: readonly string[];
}

type Held = Pick<Prompt, 'promptId' | 'closesAt'> & Pick<Meeting, 'moved'>;

export interface SavedAttendance {
  readonly before: Attendance;
  readonly after: Attendance;
  /** Somebody else has saved another number of guests meanwhile: theirs stands. */
  readonly guestsClash: boolean;
}

export interface AttendanceStore {
  read(meeting: Held): Promise<Attendance>;
  /** Throws `store-denied` when a tick belongs to a level that is closed; nothing of that level is written then. */
  save(meeting: Held, change: AttendanceChange): Promise<SavedAttendance>;
  /** They joined the meeting online. Those who were not called are left out; a level that is closed is passed over. */
  joined(meeting: Held, memberIds: readonly string[]): Promise<void>;
  /** How many came, for figures: as confirmed, else as answered. */
  attended(meeting: Held): Promise<Attended>;
  /** Whether it has been confirmed. */
  isConfirmed(promptId: string): Promise<boolean>;
}

/** @param retentionDays kept as long as the meeting itself. */
export function createAttendanceStore({ store, prompts, clock, retentionDays }: { readonly store: DocumentStore; readonly prompts: Pick<PromptStore, 'audience' | 'responses' | 'responsesOf'>; readonly clock: Clock; readonly retentionDays: number }): AttendanceStore {
  const keptOf = ({ closesAt }: Held): string => Temporal.Instant.from(closesAt).add({ hours: 24 * retentionDays }).toString();
  const meetingDocument = (promptId: string): Promise<Stored<MeetingDocument> | undefined> => store.get<MeetingDocument>('prompts', promptId, type);
  const levelDocument = (promptId: string, level: NetworkLevel): Promise<Stored<LevelDocument> | undefined> => store.get<LevelDocument>(responseContainer(level), promptId, type);
  const placeOf = ({ promptId }: Held, level: NetworkLevel) => ({ container: responseContainer(level), partition: promptId, id: type });
  const levelOf = (meeting: Held, stored: LevelDocument | undefined): LevelDocument => ({ ...(stored ?? { id: type, type, promptId: meeting.promptId, formerly: 0 }), expiresAt: keptOf(meeting) });
  const comes = (meeting: Held, response: Response): boolean => saysComing(countedAs(response)) && stands(meeting, response);
  const coming = async (meeting: Held, level: NetworkLevel): Promise<string[]> =>
    (await prompts.responsesOf(meeting.promptId, level)).filter((response) => comes(meeting, response)).map(({ memberId }) => memberId);

  /** As long as nobody has saved it: those who said that they come, and those who were seen to. */
  const expected = async (meeting: Held, level: NetworkLevel, seen: readonly string[] = []): Promise<readonly string[]> => [...new Set([...await coming(meeting, level), ...seen])];

  const saveLevel = (meeting: Held, level: NetworkLevel, ticks: ReadonlyMap<string, boolean>): Promise<unknown> =>
    changeDocument<LevelDocument>(store, placeOf(meeting, level), async (stored) => {
      if (stored?.present !== undefined && ticks.size === 0) return undefined;
      const present = withTicks(stored?.present ?? await expected(meeting, level, stored?.joined), ticks);
      return { ...levelOf(meeting, stored), present };
    });

  async function readLevel(meeting: Held, level: NetworkLevel): Promise<Required<Pick<LevelDocument, 'present' | 'formerly' | 'joined'>>> {
    const { present, formerly = 0, joined = [] } = await levelDocument(meeting.promptId, level) ?? {};
    return { present: present ?? await expected(meeting, level, joined), formerly, joined };
  }

  async function read(meeting: Held): Promise<Attendance> {
    const { promptId } = meeting;
    const [whole, { read: levels, closedLevels }] = await Promise.all([meetingDocument(promptId), readLevels((level) => readLevel(meeting, level))]);
    const { guests = 0, saved, confirmed, revision = 0 } = whole ?? {};
    return {
      present: new Set(levels.flatMap(({ present }) => present)), joined: new Set(levels.flatMap(({ joined }) => joined)), formerly: levels.reduce((sum, { formerly }) => sum + formerly, 0), guests, revision, closedLevels,
      ...(saved === undefined ? {} : { saved }), ...(confirmed === undefined ? {} : { confirmed }),
    };
  }

  async function save(meeting: Held, { ticks, guests, confirm, by }: AttendanceChange): Promise<SavedAttendance> {
    const before = await read(meeting);
    const audience = await prompts.audience(meeting.promptId);
    for (const level of networkLevels) {
      const own = new Map([...ticks].filter(([id]) => audience.get(id)?.level === level));
      // A confirmation freezes what was read from the answers.
      if (own.size > 0 || (confirm && !before.closedLevels.includes(level))) await saveLevel(meeting, level, own.size === 0 ? nobodyChanged : own);
    }
    let guestsClash = false;
    await changeDocument<MeetingDocument>(store, { container: 'prompts', partition: meeting.promptId, id: type }, (stored) => {
      const merged = mergeGuests(stored?.guests ?? 0, guests);
      guestsClash = merged.clash;
      const saved = { by, at: clock.now().toString() };
      const confirmed = confirm && !guestsClash ? saved : stored?.confirmed;
      return {
        id: type, type, promptId: meeting.promptId, expiresAt: keptOf(meeting), guests: merged.guests, saved, revision: (stored?.revision ?? 0) + 1, ...(confirmed === undefined ? {} : { confirmed }),
      };
    });
    return { before, after: await read(meeting), guestsClash };
  }

  return {
    read, save,
    async joined(meeting, memberIds) {
      const audience = await prompts.audience(meeting.promptId);
      await readLevels(async (level) => {
        const own = memberIds.filter((id) => audience.get(id)?.level === level);
        if (own.length === 0) return;
        await changeDocument<LevelDocument>(store, placeOf(meeting, level), (stored) => {
          const news = own.filter((id) => stored?.joined?.includes(id) !== true);
          return news.length === 0 ? undefined : { ...levelOf(meeting, stored), joined: [...stored?.joined ?? [], ...news] };
        });
      });
    },
    isConfirmed: async (promptId) => (await meetingDocument(promptId))?.confirmed !== undefined,
    async attended(meeting) {
      if ((await meetingDocument(meeting.promptId))?.confirmed === undefined) {
        const { responses, closedLevels } = await prompts.responses(meeting.promptId);
        return { people: responses.filter((response) => comes(meeting, response)).length, from: 'answers', closedLevels };
      }
      const { present, formerly, guests, closedLevels } = await read(meeting);
      return { people: present.size + formerly + guests, from: 'attendance', closedLevels };
    },
  };
}
