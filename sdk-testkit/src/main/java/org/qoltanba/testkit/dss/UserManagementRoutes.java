package org.qoltanba.testkit.dss;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.qr.QrCode;

/** User management over HTTP, for operators alone (contract section 13). */
final class UserManagementRoutes implements Routes {

    private static final String ROOT = "/STS/ums/user";
    private static final String POST = "POST";
    private static final String ID = "id";
    private static final int PIXELS_PER_MODULE = 4;

    private final UserManagement management;
    private final DssBindingSwitches switches;
    private final DssPolicy policy;

    UserManagementRoutes(UserManagement management, DssBindingSwitches switches, DssPolicy policy) {
        this.management = management;
        this.switches = switches;
        this.policy = policy;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add(POST, ROOT, this::create)
                .add(POST, ROOT + "/{id}/authmethod/idonly", this::identificationOnly)
                .add(POST, ROOT + "/{id}/mobileauth", this::bindMobile)
                .add(POST, ROOT + "/{id}/authmethod/MobileAuth", this::assignMobile)
                .add(POST, ROOT + "/{id}/mydss/init", this::bindMyDss)
                .add(POST, ROOT + "/{id}/authmethod/mydss", this::assignMyDss)
                .add("GET", ROOT + "/{id}/operationpolicy", this::policy)
                .add(POST, ROOT + "/{id}/operationpolicy", this::changePolicy);
    }

    private Object create(Call call) {
        requireOperator(call);
        return management.create(call.body(UserManagementWire.NewUser.class).login());
    }

    private Object identificationOnly(Call call) {
        requireOperator(call);
        management.identificationOnly(call.path(ID));
        return RouteTable.DONE;
    }

    private Object bindMobile(Call call) {
        requireOperator(call);
        UserManagementWire.MobileBinding body = call.body(UserManagementWire.MobileBinding.class);
        DeviceBinding binding =
                management.bindMobile(call.path(ID), body.userContactInfo(), body.userContactInfoType());
        return new UserManagementWire.MobileBound(
                binding.kid(), qrCode(binding), binding.expiresAt().getEpochSecond());
    }

    private Object assignMobile(Call call) {
        requireOperator(call);
        management.assignMobile(call.path(ID));
        return RouteTable.DONE;
    }

    private Object bindMyDss(Call call) {
        requireOperator(call);
        DeviceBinding binding = management.bindMyDss(call.path(ID));
        return new UserManagementWire.MyDssBound(qrCode(binding), new UserManagementWire.Key(binding.kid()));
    }

    private Object assignMyDss(Call call) {
        requireOperator(call);
        management.assignMyDss(
                call.path(ID), call.body(UserManagementWire.Key.class).kid());
        return RouteTable.DONE;
    }

    private Object policy(Call call) {
        requireOperator(call);
        return wire(management.require(call.path(ID)));
    }

    /** Changes the actions that are named and leaves the others as they are. */
    private Object changePolicy(Call call) {
        requireOperator(call);
        DssUser user = management.require(call.path(ID));
        Map<DssAction, Boolean> changes = new EnumMap<>(DssAction.class);
        for (UserManagementWire.@Nullable ActionPolicy each : call.body(UserManagementWire.ActionPolicy[].class)) {
            if (each == null || each.action() == null || each.confirmationRequired() == null) {
                throw Refusals.invalidRequest("Не указана операция или её политика");
            }
            changes.put(
                    DssAction.of(each.action()).orElseThrow(UserManagementRefusals::wrongOperation),
                    each.confirmationRequired());
        }
        changes.forEach(user::confirmationRequired);
        return wire(user);
    }

    private List<UserManagementWire.ActionPolicy> wire(DssUser user) {
        return Arrays.stream(DssAction.values())
                .map(action ->
                        new UserManagementWire.ActionPolicy(action.code(), user.needsConfirmation(action, policy)))
                .toList();
    }

    private String qrCode(DeviceBinding binding) {
        return switches.qrAsText()
                ? binding.link()
                : QrCode.of(binding.link()).picture(PIXELS_PER_MODULE).png().toBase64();
    }

    private static void requireOperator(Call call) {
        if (!call.bearer().user().isOperator()) {
            throw DssRefusal.forbidden();
        }
    }
}
