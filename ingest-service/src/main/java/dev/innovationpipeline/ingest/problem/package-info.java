/** Reading of request fields, and refusals as RFC 9457 problem details. */
@NullMarked
package dev.innovationpipeline.ingest.problem;

import org.jspecify.annotations.NullMarked;
