'use strict';
// The pages work without this; it only saves a wait or a second press.
