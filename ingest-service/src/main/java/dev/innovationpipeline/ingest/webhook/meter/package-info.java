/** The meters of webhooks. */
@NullMarked
package dev.innovationpipeline.ingest.webhook.meter;

import org.jspecify.annotations.NullMarked;
