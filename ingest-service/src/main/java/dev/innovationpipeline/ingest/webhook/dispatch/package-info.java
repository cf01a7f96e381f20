/** Makes messages of what happens to runs, for the endpoints that want them. */
@NullMarked
package dev.innovationpipeline.ingest.webhook.dispatch;

import org.jspecify.annotations.NullMarked;
