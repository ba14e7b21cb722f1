/**
 * Where it is kept who came to a meeting. Names lie as answers do, in the container of the level of their seat, so that a level that the
 * database has closed stays closed; what is said of the meeting as a whole lies beside it. Every write is over exactly what was read.
 */
import type { Clock } from '../ports/clock.ts';
import { queryAll, type DocumentStore, type Stored, type StoredDocument } from '../ports/document-store.ts';
import type { Prompt, Response } from '../prompts/domain.ts';
import { readLevels } from '../prompts/levels.ts';
import { responseContainer, type PromptStore } from '../prompts/store.ts';
import { changeDocument } from '../shared/change-document.ts';
import { isoInstant } from '../shared/iso-instant.ts';
import { networkLevels, type NetworkLevel } from '../shared/network-terms.ts';
import { mergeGuests, saysComing, withTicks, type Attendance, type AttendanceChange, type SavedBy } from './attendance.ts';
import { countedAs, stands, type Attended, type Meeting } from './domain.ts';

export const attendanceType = 'attendance';
const type = attendanceType;
const nobodyChanged: ReadonlyMap<string, boolean> = new Map();

/** One per meeting, in `prompts`. */
export interface MeetingDocument extends StoredDocument { readonly promptId: string; readonly guests: number; readonly saved: SavedBy; readonly confirmed?: SavedBy; readonly revision: number }
/** One per meeting and level, in the level's container. */
export interface LevelDocument extends StoredDocument { readonly promptId: string; readonly present: readonly string[]; readonly formerly: number }
/** One per person who has joined the meeting online, beside their answer: hundreds join within a minute, and none writes over another. `sort` is when, the last time. */
interface JoinedDocument extends StoredDocument { readonly type: 'joined'; readonly promptId: string; readonly memberId: string }

/** People are early. Whoever was seen before, was so in another meeting with the same link, or before this one was moved. */
export const joinsFrom = ({ sortAt }: Pick<Prompt, 'sortAt'>): Temporal.Instant => Temporal.Instant.from(sortAt).subtract({ hours: 1 });

type Held = Pick<Prompt, 'promptId' | 'sortAt' | 'closesAt'> & Pick<Meeting, 'moved'>;

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
  const comes = (meeting: Held, response: Response): boolean => saysComing(countedAs(response)) && stands(meeting, response);
  const coming = async (meeting: Held, level: NetworkLevel): Promise<string[]> =>
    (await prompts.responsesOf(meeting.promptId, level)).filter((response) => comes(meeting, response)).map(({ memberId }) => memberId);
  const seen = async (meeting: Held, level: NetworkLevel): Promise<string[]> =>
    (await queryAll<JoinedDocument>(store, responseContainer(level), { partition: meeting.promptId, where: { type: 'joined', sort: { from: isoInstant(joinsFrom(meeting)) } } })).map(({ memberId }) => memberId);

  /** As long as nobody has saved it: those who said that they come, and those who were seen to. */
  const expected = async (meeting: Held, level: NetworkLevel, joined: readonly string[]): Promise<readonly string[]> => [...new Set([...await coming(meeting, level), ...joined])];

  const saveLevel = (meeting: Held, level: NetworkLevel, ticks: ReadonlyMap<string, boolean>): Promise<unknown> =>
    changeDocument<LevelDocument>(store, placeOf(meeting, level), async (stored) => {
      if (stored !== undefined && ticks.size === 0) return undefined;
      const present = withTicks(stored?.present ?? await expected(meeting, level, await seen(meeting, level)), ticks);
      return { id: type, type, promptId: meeting.promptId, expiresAt: keptOf(meeting), present, formerly: stored?.formerly ?? 0 };
    });

  async function readLevel(meeting: Held, level: NetworkLevel): Promise<Pick<LevelDocument, 'present' | 'formerly'> & { readonly joined: readonly string[] }> {
    const [stored, joined] = await Promise.all([levelDocument(meeting.promptId, level), seen(meeting, level)]);
    return { present: stored?.present ?? await expected(meeting, level, joined), formerly: stored?.formerly ?? 0, joined };
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
      await readLevels((level) => Promise.all(memberIds.filter((id) => audience.get(id)?.level === level).map((memberId) =>
        store.upsert<JoinedDocument>(responseContainer(level), { id: `joined-${memberId}`, type: 'joined', sort: isoInstant(clock.now()), expiresAt: keptOf(meeting), promptId: meeting.promptId, memberId }))));
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
