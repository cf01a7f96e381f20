/** Signed messages of webhooks, as Standard Webhooks 1.0 has them. */
@NullMarked
package dev.innovationpipeline.schema.webhook;

import org.jspecify.annotations.NullMarked;
