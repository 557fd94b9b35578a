/** The agent's file: YAML in, an agent out, with file and line in every error. */
@NullMarked
package varde.agent.file;

import org.jspecify.annotations.NullMarked;
