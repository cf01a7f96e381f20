/** Publishing events, one by one or several in one transaction. */
@NullMarked
package dev.innovationpipeline.ingest.eventlog;

import org.jspecify.annotations.NullMarked;
