/** A model that needs no network: extractive, deterministic, in the provider's wire format. */
@NullMarked
package dev.innovationpipeline.local.model;

import org.jspecify.annotations.NullMarked;
