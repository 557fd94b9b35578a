/** Post-mortems: what the log says was decided, decided once more. */
@NullMarked
package varde.replay;

import org.jspecify.annotations.NullMarked;
