/** The audit: writes who changed what and who was refused, and answers questions about it. */
@NullMarked
package dev.innovationpipeline.ingest.audit;

import org.jspecify.annotations.NullMarked;
