/** The sender of a request: a person, a machine, or anybody in local mode. */
@NullMarked
package dev.innovationpipeline.ingest.caller;

import org.jspecify.annotations.NullMarked;
