/** {@code varde check} and {@code varde apply}: a configuration folder judged, and put into force. */
@NullMarked
package varde.app.apply;

import org.jspecify.annotations.NullMarked;
