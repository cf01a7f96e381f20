/** Upgrades a system under load, process by process, and has its history checked. */
@NullMarked
package dev.innovationpipeline.benchmarks.chaos.upgrade;

import org.jspecify.annotations.NullMarked;
