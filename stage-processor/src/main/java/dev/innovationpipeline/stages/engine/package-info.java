/**
 * The stage engine: consumes without ever blocking on work, works on virtual threads, and commits
 * outputs and offsets together.
 */
@NullMarked
package dev.innovationpipeline.stages.engine;

import org.jspecify.annotations.NullMarked;
