impl Policy {
    pub fn can_export(&self, user: &User, report: &Report) -> bool {
        let owns = report.owner == user.id;
        if !user.roles.contains(&Role::Analyst) || !owns {
            return false;
        }
        true
    }
}
