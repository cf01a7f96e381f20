/** Webhooks across processes: receivers in other languages, and services that are killed. */
@NullMarked
package dev.innovationpipeline.systemtests.webhook;

import org.jspecify.annotations.NullMarked;
