import type { Account, Definitions } from '../contract.ts';
import { SELECT_FEATURES } from './appliesTo.ts';
import { reference } from './definitions.ts';
import type { Project } from './project.ts';
import { isScript, scriptFile } from './scripts.ts';
import { child, group, textOf, type Element } from './xml.ts';

/** Object type → what its script id begins with, and how long it may be (facts/sdf "Object types"). */
const SCRIPT_IDS: Record<string, { prefix: string; most: number }> = {
  customrecordtype: { prefix: 'customrecord', most: 40 },
  customlist: { prefix: 'customlist', most: 38 },
  transactionbodycustomfield: { prefix: 'custbody', most: 38 },
  transactioncolumncustomfield: { prefix: 'custcol', most: 37 },
  itemcustomfield: { prefix: 'custitem', most: 38 },
  entitycustomfield: { prefix: 'custentity', most: 40 },
  othercustomfield: { prefix: 'custrecord', most: 40 },
  role: { prefix: 'customrole', most: 40 },
  secret: { prefix: 'custsecret', most: 99 },
  integration: { prefix: 'custinteg', most: 99 },
};
const SCRIPT_ID_OF_SCRIPTS = { prefix: 'customscript', most: 40 };

const FIELD_TYPES = new Set(
  (
    'CHECKBOX CLOBTEXT CURRENCY DATE DATETIMETZ DOCUMENT EMAIL FLOAT HELP IMAGE INLINEHTML INTEGER ' +
    'MULTISELECT PASSWORD PERCENT PHONE RICHTEXT SELECT TEXT TEXTAREA TIMEOFDAY URL'
  ).split(' '),
);

const STATUSES: Record<string, string[]> = {
  mapreducescript: ['TESTING', 'SCHEDULED', 'NOTSCHEDULED'],
  scheduledscript: ['TESTING', 'SCHEDULED', 'NOTSCHEDULED'],
};
const USUAL_STATUSES = ['TESTING', 'RELEASED'];
const LOG_LEVELS = ['DEBUG', 'AUDIT', 'ERROR', 'EMERGENCY'];

/** Deployment elements that not every script type takes (facts/sdf "Scripts"). */
const NO_TITLE = ['usereventscript', 'clientscript', 'massupdatescript', 'workflowactionscript'];
const NO_RUN_AS_ROLE = ['restlet', 'scheduledscript', 'clientscript'];
const NO_AUDIENCE = ['mapreducescript', 'scheduledscript'];

/** Everything SDF would refuse about the objects of a project, each with its file and line. */
export function objectProblems(
  project: Project,
  account: Account,
  definitions: Definitions,
): string[] {
  const problems: string[] = [];
  for (const { id, required } of project.features) {
    if (required && !account.features.has(id)) {
      problems.push(
        `manifest.xml: the feature ${id} is required and is not enabled in the account.`,
      );
    }
  }
  const known = knownIds(project, definitions);
  const seen = new Map<string, string>();
  for (const { file, root } of project.objects) {
    const say = (element: Element, text: string) =>
      problems.push(`${file}:${element.line}: ${text}`);
    const id = root.attributes['scriptid'];
    const twin = id === undefined ? undefined : seen.get(id);
    if (twin !== undefined) say(root, `the script id ${id} is used by ${twin} as well.`);
    if (id !== undefined) seen.set(id, file);
    scriptIdProblems(root, file, say);
    fieldProblems(root, account, project, say);
    if (isScript(root)) scriptProblems(root, project, say);
    referenceProblems(root, known, say);
  }
  return problems;
}

type Say = (element: Element, text: string) => void;

function scriptIdProblems(root: Element, file: string, say: Say): void {
  const rule = isScript(root) ? SCRIPT_ID_OF_SCRIPTS : SCRIPT_IDS[root.name];
  const id = root.attributes['scriptid'];
  if (!rule) {
    say(root, `objects of type ${root.name} are not modelled by the local NetSuite.`);
  } else if (id === undefined) {
    say(root, 'the attribute scriptid is missing.');
  } else {
    if (!id.startsWith(rule.prefix))
      say(root, `the script id ${id} must begin with ${rule.prefix}.`);
    if (!/^[a-z0-9_]+$/.test(id)) say(root, `the script id ${id} may hold a–z, 0–9 and _ only.`);
    if (id.length > rule.most) say(root, `the script id ${id} is longer than ${rule.most}.`);
    if (!file.endsWith(`/${id}.xml`)) say(root, `the file must be named ${id}.xml.`);
  }
}

function fieldProblems(root: Element, account: Account, project: Project, say: Say): void {
  if (root.name === 'customrecordtype') {
    if (!project.features.some(({ id }) => id === 'CUSTOMRECORDS')) {
      say(root, 'the object depends on the CUSTOMRECORDS feature. The manifest must define it.');
    }
    if (textOf(root, 'recordname') === null) say(root, 'The object field "recordname" is missing.');
    for (const field of group(root, 'customrecordcustomfields', 'customrecordcustomfield')) {
      oneField(field, account, say);
    }
  } else if (root.name.endsWith('customfield')) oneField(root, account, say);
}

function oneField(field: Element, account: Account, say: Say): void {
  const type = textOf(field, 'fieldtype') ?? 'TEXT';
  if (!FIELD_TYPES.has(type)) say(field, `Invalid "fieldtype" reference key "${type}".`);
  if (textOf(field, 'label') === null) say(field, 'The object field "label" is missing.');
  const selects = textOf(field, 'selectrecordtype');
  if ((type === 'SELECT' || type === 'MULTISELECT') && selects === null) {
    say(field, 'The object field "selectrecordtype" is missing.');
  }
  const feature = selects === null ? undefined : SELECT_FEATURES[selects];
  if (feature !== undefined && !account.features.has(feature)) {
    say(field, `selectrecordtype ${selects} needs the feature ${feature}.`);
  }
}

function scriptProblems(root: Element, project: Project, say: Say): void {
  if (!project.features.some(({ id }) => id === 'SERVERSIDESCRIPTING')) {
    say(
      root,
      'the object depends on the SERVERSIDESCRIPTING feature. The manifest must define it.',
    );
  }
  if (textOf(root, 'name') === null) say(root, 'The object field "name" is missing.');
  const path = scriptFile(root);
  if (path === null || !project.files.has(path)) {
    say(
      root,
      `The file '${textOf(root, 'scriptfile') ?? ''}' referenced by object field 'scriptfile' could not be resolved.`,
    );
  }
  for (const field of group(root, 'scriptcustomfields', 'scriptcustomfield')) {
    if (!(field.attributes['scriptid'] ?? '').startsWith('custscript')) {
      say(field, `the script id ${field.attributes['scriptid']} must begin with custscript.`);
    }
    if (textOf(field, 'ismandatory') === 'T') {
      say(field, 'a mandatory script parameter makes the deployment fail (SAFE#128).');
    }
  }
  const declared = new Set(
    group(root, 'scriptcustomfields', 'scriptcustomfield').map(
      (field) => field.attributes['scriptid'],
    ),
  );
  for (const deployment of group(root, 'scriptdeployments', 'scriptdeployment')) {
    deploymentProblems(root.name, deployment, declared, say);
  }
}

function deploymentProblems(
  type: string,
  deployment: Element,
  parameters: Set<string | undefined>,
  say: Say,
): void {
  const id = deployment.attributes['scriptid'] ?? '';
  if (!id.startsWith('customdeploy'))
    say(deployment, `the script id ${id} must begin with customdeploy.`);
  if (id.length > 40) say(deployment, `the script id ${id} is longer than 40.`);
  const status = textOf(deployment, 'status');
  const statuses = STATUSES[type] ?? USUAL_STATUSES;
  if (status === null) say(deployment, 'The object field "status" is missing.');
  else if (!statuses.includes(status)) {
    say(deployment, `Invalid "status" reference key "${status}" on a ${type}.`);
  }
  const level = textOf(deployment, 'loglevel');
  if (level !== null && !LOG_LEVELS.includes(level)) {
    say(deployment, `Invalid "loglevel" reference key "${level}".`);
  }
  const refused = (name: string, types: string[]) => {
    if (child(deployment, name) && types.includes(type)) {
      say(deployment, `The object field "${name}" is invalid or not supported.`);
    }
  };
  refused('title', NO_TITLE);
  refused('runasrole', NO_RUN_AS_ROLE);
  refused('allroles', NO_AUDIENCE);
  if (NO_TITLE.includes(type) && textOf(deployment, 'recordtype') === null) {
    say(deployment, 'The object field "recordtype" is missing.');
  }
  for (const { name } of deployment.children) {
    if (name.startsWith('custscript') && !parameters.has(name)) {
      say(deployment, `The object field "${name}" is invalid or not supported.`);
    }
  }
}

/** Script ids an object may refer to: those of the project and of the account, nested ones with a dot. */
function knownIds(project: Project, definitions: Definitions): Set<string> {
  const known = new Set<string>([
    ...definitions.recordTypes.keys(),
    ...definitions.lists.keys(),
    ...definitions.fields.keys(),
    ...definitions.roles.keys(),
  ]);
  const collect = (element: Element, path: string) => {
    const id = element.attributes['scriptid'];
    const here = id === undefined ? path : path === '' ? id : `${path}.${id}`;
    if (id !== undefined) known.add(here);
    for (const inner of element.children) collect(inner, here);
  };
  for (const { root } of project.objects) collect(root, '');
  return known;
}

function referenceProblems(element: Element, known: Set<string>, say: Say): void {
  for (const part of element.text.split('|')) {
    const id = reference(part);
    if (id !== null && !known.has(id)) {
      say(element, `The object field "${element.name}" refers to ${id}, which does not exist.`);
    }
  }
  for (const inner of element.children) referenceProblems(inner, known, say);
}
