package dev.innovationpipeline.schema.company;

import org.jspecify.annotations.Nullable;

/**
 * A brand of a company.
 *
 * @param role in the portfolio, such as "aged cheddar"
 */
public record Brand(String name, @Nullable String role) {}
