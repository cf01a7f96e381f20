/** Consumes the stages' inputs in one group, and commits results with offsets in transactions. */
@NullMarked
package dev.innovationpipeline.processor.engine.consumer;

import org.jspecify.annotations.NullMarked;
