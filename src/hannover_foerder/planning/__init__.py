"""Planning: several programmes for one project, and due dates."""
