package varde.app.watchdog;

import varde.core.oncall.Channel;

/**
 * Whom the watchdog tells, without asking any schedule.
 *
 * @param channel SMS or EMAIL
 * @param address where
 */
record Contact(Channel channel, String address) {}
