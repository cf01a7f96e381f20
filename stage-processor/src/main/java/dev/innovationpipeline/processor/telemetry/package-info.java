/** Traces of runs by OpenTelemetry: one trace from the request over all stages to the row. */
@NullMarked
package dev.innovationpipeline.processor.telemetry;

import org.jspecify.annotations.NullMarked;
