package org.qoltanba.api.sigex;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may see and change a package, and how its documents are signed (contract section 7.21). Nothing here gives a right
 * on the documents inside.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class PackageSettings {

    private final boolean isPrivate;
    private final List<AccessRule> packageAccess;
    private final List<AccessRule> packageSettings;
    private final boolean signWholePackage;

    private PackageSettings(Builder parts) {
        isPrivate = parts.isPrivate;
        packageAccess = List.copyOf(parts.packageAccess);
        packageSettings = List.copyOf(parts.packageSettings);
        signWholePackage = parts.signWholePackage;
    }

    /**
     * Settings as the service assumes them: public, and its documents may be signed one by one.
     *
     * @return a builder to change some of them
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The same settings, to be changed.
     *
     * @return a builder; this object stays as it is
     */
    public Builder toBuilder() {
        return new Builder()
                .isPrivate(isPrivate)
                .packageAccess(packageAccess)
                .packageSettings(packageSettings)
                .signWholePackage(signWholePackage);
    }

    /**
     * Whether only those concerned may see the package ({@code private}).
     *
     * @return false by default
     */
    public boolean isPrivate() {
        return isPrivate;
    }

    /**
     * Who may see the package besides.
     *
     * @return an unmodifiable list; empty by default
     */
    public List<AccessRule> packageAccess() {
        return packageAccess;
    }

    /**
     * Who may change these settings besides.
     *
     * @return an unmodifiable list; empty by default
     */
    public List<AccessRule> packageSettings() {
        return packageSettings;
    }

    /**
     * Whether the documents can only be signed all at once.
     *
     * @return false by default
     */
    public boolean signWholePackage() {
        return signWholePackage;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PackageSettings that
                && isPrivate == that.isPrivate
                && signWholePackage == that.signWholePackage
                && packageAccess.equals(that.packageAccess)
                && packageSettings.equals(that.packageSettings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(isPrivate, signWholePackage, packageAccess, packageSettings);
    }

    @Override
    public String toString() {
        return "PackageSettings[" + (isPrivate ? "private" : "public") + (signWholePackage ? ", signed as a whole" : "")
                + "]";
    }

    /**
     * Collects settings. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private boolean isPrivate;
        private final List<AccessRule> packageAccess = new ArrayList<>();
        private final List<AccessRule> packageSettings = new ArrayList<>();
        private boolean signWholePackage;

        private Builder() {}

        /**
         * Lets only those concerned see the package ({@code private}).
         *
         * @param wanted whether it is private
         * @return this
         */
        public Builder isPrivate(boolean wanted) {
            isPrivate = wanted;
            return this;
        }

        /**
         * Who may see the package besides.
         *
         * @param rules replaces what was said before
         * @return this
         */
        public Builder packageAccess(List<AccessRule> rules) {
            return replace(packageAccess, rules);
        }

        /**
         * Who may change these settings besides.
         *
         * @param rules replaces what was said before
         * @return this
         */
        public Builder packageSettings(List<AccessRule> rules) {
            return replace(packageSettings, rules);
        }

        private Builder replace(List<AccessRule> list, List<AccessRule> rules) {
            List<AccessRule> wanted = List.copyOf(Objects.requireNonNull(rules, "rules"));
            list.clear();
            list.addAll(wanted);
            return this;
        }

        /**
         * Lets the documents be signed only all at once.
         *
         * @param wanted whether they are
         * @return this
         */
        public Builder signWholePackage(boolean wanted) {
            signWholePackage = wanted;
            return this;
        }

        /**
         * Freezes what was collected.
         *
         * @return the settings
         */
        public PackageSettings build() {
            return new PackageSettings(this);
        }
    }
}
