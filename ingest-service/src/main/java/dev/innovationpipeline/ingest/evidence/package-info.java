/** The evidence of runs: quotes of the document, and the steps from them to the cards. */
@NullMarked
package dev.innovationpipeline.ingest.evidence;

import org.jspecify.annotations.NullMarked;
