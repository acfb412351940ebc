/** N/crypto/random, which Oracle's own stubs (1.9.1) lack: empty functions, as theirs are. */
define([], () => ({ generateBytes() {}, generateInt() {}, generateUUID() {} }));
