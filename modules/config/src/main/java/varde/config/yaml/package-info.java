/** YAML 1.2 as nodes that know where they stand, read into plain values with all their problems collected. */
@NullMarked
package varde.config.yaml;

import org.jspecify.annotations.NullMarked;
