/** Makes the topics at a broker what {@link varde.wire.Topics} says they are, and tells where they are not. */
@NullMarked
package varde.app.topics;

import org.jspecify.annotations.NullMarked;
