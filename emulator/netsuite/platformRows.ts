import type { Queries } from './contract.ts';
import type { InstalledScript } from './engine/scripts.ts';
import type { Task } from './engine/task.ts';
import type { ScriptNote } from './modules/host/platform.ts';

const SQL_TYPES: Record<string, string> = {
  usereventscript: 'USEREVENT',
  restlet: 'RESTLET',
  mapreducescript: 'MAPREDUCE',
  scheduledscript: 'SCHEDULED',
  suitelet: 'SCRIPTLET',
  portlet: 'PORTLET',
  massupdatescript: 'MASSUPDATE',
  workflowactionscript: 'ACTION',
  clientscript: 'CLIENT',
};

/** Keeps the tables about scripts in step with the engine (netsuite-platform §4.6 "System tables"). */
export function platformRows(queries: Queries) {
  let notes = 0;
  return {
    script(script: InstalledScript) {
      queries.setPlatformRow('script', script.internalId, {
        id: script.internalId,
        scriptid: script.id,
        name: script.name,
        scripttype: SQL_TYPES[script.type] ?? script.type,
        apiversion: '2.1',
        isinactive: false,
      });
      for (const deployment of script.deployments) {
        queries.setPlatformRow('scriptdeployment', deployment.internalId, {
          primarykey: deployment.internalId,
          scriptid: deployment.id,
          script: script.internalId,
          title: deployment.title,
          status: deployment.status,
          isdeployed: deployment.isDeployed,
          loglevel: deployment.logLevel,
          recordtype: deployment.recordType,
        });
      }
    },
    note(note: ScriptNote, script: InstalledScript | undefined) {
      notes += 1;
      queries.setPlatformRow('scriptnote', String(notes), {
        internalid: String(notes),
        scripttype: script?.internalId ?? null,
        type: note.level,
        title: note.title,
        detail: note.details,
        date: note.at,
      });
    },
    task(task: Task) {
      queries.setPlatformRow('scheduledscriptinstance', task.id, {
        taskid: task.id,
        status: task.status,
        mapreducestage: task.stage,
        startdate: task.submittedAt,
        enddate: task.endedAt,
        percentcomplete: task.endedAt === null ? 0 : 100,
      });
    },
  };
}
