/** The audit: who did what, when, from where, and with what outcome. */
@NullMarked
package dev.innovationpipeline.schema.audit;

import org.jspecify.annotations.NullMarked;
