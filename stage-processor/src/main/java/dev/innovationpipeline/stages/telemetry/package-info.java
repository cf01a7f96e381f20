/** Traces of runs, by OpenTelemetry: one from the request over all stages to the row. */
@NullMarked
package dev.innovationpipeline.stages.telemetry;

import org.jspecify.annotations.NullMarked;
