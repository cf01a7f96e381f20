/** Traces and metrics of a running pipeline. */
@NullMarked
package dev.innovationpipeline.local.telemetry;

import org.jspecify.annotations.NullMarked;
