/**
 * Kafka and the schema registry for a machine that has neither: a real broker inside this process, a real registry as a
 * child of it, and the folder that both keep their data in. Nothing here knows what Varde does with them.
 */
@NullMarked
package varde.app.embedded;

import org.jspecify.annotations.NullMarked;
