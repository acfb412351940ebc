const fc = require('fast-check');

// The same examples in every run, so that a red build is red again; FC_SEED=n looks at others.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261121) });

// Without it graphql-js looks for second copies of itself at every step: a third of the time a schema takes.
process.env.NODE_ENV = 'production';
