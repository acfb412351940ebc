import type { Inbox } from '../inbox/inbox.ts';

export const DEAD_USAGE = `relay dead list            the hints NetSuite did not know what to do with
relay dead show <key>      one of them, whole
relay dead replay <key>    send it again (--all: all of them)
relay dead drop <key>      forget it (--all: all of them)`;

/** Works on the list of dead entries; answers the process's exit code. */
export async function dead(
  inbox: Inbox,
  [verb, key]: readonly string[],
  now: number,
  print: (line: string) => void,
): Promise<number> {
  const chosen = key === '--all' ? undefined : key;
  const counted = (count: number, done: string) => {
    print(count === 0 ? `No dead entry ${chosen ?? ''}`.trim() + '.' : `${count} ${done}.`);
    return count === 0 ? 1 : 0;
  };
  switch (verb) {
    case 'list': {
      const entries = await inbox.deadEntries();
      for (const { key: name, hint, reason, at } of entries) {
        print(`${new Date(at).toISOString()}  ${name}  ${hint.topic}  ${reason}`);
      }
      print(`${entries.length} dead`);
      return 0;
    }
    case 'show': {
      const entry = (await inbox.deadEntries()).find((one) => one.key === key);
      print(entry === undefined ? `No dead entry ${key ?? ''}.` : JSON.stringify(entry, null, 2));
      return entry === undefined ? 1 : 0;
    }
    case 'replay':
      if (key === undefined) break;
      return counted(await inbox.replay(chosen, now), 'will be sent again');
    case 'drop':
      if (key === undefined) break;
      return counted(await inbox.drop(chosen), 'forgotten');
  }
  print(DEAD_USAGE);
  return 2;
}
