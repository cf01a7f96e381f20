/** Recognises callers by their keys and tokens, before anything else reads a request. */
@NullMarked
package dev.innovationpipeline.ingest.identity;

import org.jspecify.annotations.NullMarked;
