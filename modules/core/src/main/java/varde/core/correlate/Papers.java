package varde.core.correlate;

/**
 * What lies on the desk: all that is needed to open, merge and close outages in one scene.
 *
 * @param scene what is seen
 * @param memory what is remembered of outages
 * @param outages leads outages through their lives
 * @param belonging which outage each component belongs to
 * @param painter draws how an outage looks
 */
record Papers(Scene scene, Memory memory, Outages outages, Belonging belonging, Painter painter) {}
