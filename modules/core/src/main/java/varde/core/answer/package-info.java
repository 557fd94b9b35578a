/** Answers: what a person means by a text message, and what is said back. */
@NullMarked
package varde.core.answer;

import org.jspecify.annotations.NullMarked;
