/** The states of an inbox row; `at` is when it is due, when its lease ends, when it has rested, when it died. */
export const WAITING = 0;
export const ACTIVE = 1;
export const RESTING = 2;
export const DEAD = 3;
