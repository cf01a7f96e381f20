/**
 * Checks of a data directory, a cluster or a database, which say what is wrong and what to do, and
 * never write.
 */
@NullMarked
package dev.innovationpipeline.local.doctor;

import org.jspecify.annotations.NullMarked;
