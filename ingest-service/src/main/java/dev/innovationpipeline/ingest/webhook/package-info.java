/** The endpoints of companies' webhooks: made, changed and listed over HTTP, kept in a topic. */
@NullMarked
package dev.innovationpipeline.ingest.webhook;

import org.jspecify.annotations.NullMarked;
