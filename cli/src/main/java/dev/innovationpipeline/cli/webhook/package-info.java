/**
 * Commands for the webhooks of companies, and for receiving their messages on one's own machine.
 */
@NullMarked
package dev.innovationpipeline.cli.webhook;

import org.jspecify.annotations.NullMarked;
