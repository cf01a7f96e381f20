/** The events of a run, as past-tense records; each carries the whole context of its run. */
@NullMarked
package dev.innovationpipeline.schema.event;

import org.jspecify.annotations.NullMarked;
