/** The stages of a run and the topics their events travel on: the words every service shares. */
@NullMarked
package dev.innovationpipeline.schema;

import org.jspecify.annotations.NullMarked;
