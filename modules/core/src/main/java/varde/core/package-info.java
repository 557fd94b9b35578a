/** Every decision of Varde, pure: state and input in, decisions out, time an argument. */
@NullMarked
package varde.core;

import org.jspecify.annotations.NullMarked;
