/** Traces and metrics of a running pipeline. */
@NullMarked
package dev.innovationpipeline.systemtests.telemetry;

import org.jspecify.annotations.NullMarked;
