/** Sends messages to endpoints: their order, their tries, and what became of each. */
@NullMarked
package dev.innovationpipeline.ingest.webhook.delivery;

import org.jspecify.annotations.NullMarked;
