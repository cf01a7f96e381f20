/** The table of the audit. */
@NullMarked
package dev.innovationpipeline.sink.audit;

import org.jspecify.annotations.NullMarked;
