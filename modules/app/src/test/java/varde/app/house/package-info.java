/** The rules of the house, kept by tests: who may import whom, names, sizes, and what deployment files say. */
@NullMarked
package varde.app.house;

import org.jspecify.annotations.NullMarked;
