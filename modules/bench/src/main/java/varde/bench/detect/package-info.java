/** What DETECT costs and how soon it tells, on a real broker. */
@NullMarked
package varde.bench.detect;

import org.jspecify.annotations.NullMarked;
