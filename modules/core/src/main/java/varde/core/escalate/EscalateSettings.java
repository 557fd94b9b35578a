package varde.core.escalate;

import varde.core.page.LinkSigner;
import varde.core.page.Texts;

/**
 * What ESCALATE needs besides its inputs. Replay gives the same pages only with the same settings.
 *
 * @param links makes the links that people answer by
 * @param texts what pages say where the configuration in force says nothing else
 */
public record EscalateSettings(LinkSigner links, Texts texts) {}
